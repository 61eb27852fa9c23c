"""A passkey as a browser registers one, without a browser: good for a list of passkeys, not for signing in."""

import json

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

from accounts.models import User

PRESENT_VERIFIED_ATTESTED = 0x45


def passkey(user: User, name: str = "Bureau") -> Authenticator:
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    kept = AttestedCredentialData.create(Aaguid.NONE, name.encode(), key)
    data = AuthenticatorData.create(bytes(32), PRESENT_VERIFIED_ATTESTED, 0, kept)
    client = {"type": "webauthn.create", "challenge": "AA", "origin": "http://localhost"}
    response = {
        "clientDataJSON": websafe_encode(json.dumps(client).encode()),
        "attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {}))),
    }
    number = websafe_encode(name.encode())
    credential = {"id": number, "rawId": number, "type": "public-key", "response": response}
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": credential})
