"""What `make audit` asks of the site on its production settings: the Nu HTML checker, and Lighthouse in Chromium.

The only part of the project that needs Java and Node; it says so where they are missing. docs/quality.md says more.
"""
