"""The outbox: every mail is written down with what caused it, and a worker hands it to the mail server afterwards."""
