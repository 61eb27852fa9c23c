"""What a subscription to the newsletter agrees to: the words of its prompt, whatever editors make of them."""

from hashlib import sha256

from accounts.journey import Words

VERSION_LENGTH = 16


def consent_text(prompt: Words) -> str:
    """The consent as it stands on the page, kept with each subscription."""
    return prompt.plain("text")


def consent_version(text: str) -> str:
    """Names a wording: other words have another version, the same words again have theirs."""
    return sha256(text.encode()).hexdigest()[:VERSION_LENGTH]
