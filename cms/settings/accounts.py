"""Settings of accounts: who signs in and how, in allauth's terms."""

from corsheaders.defaults import default_headers

from cms.settings.environment import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_MIN_LENGTH = env("PASSWORD_MIN_LENGTH")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.validators.PasswordRule", "OPTIONS": {"min_length": PASSWORD_MIN_LENGTH}},
    {"NAME": "accounts.validators.UnlikeThePerson"},
    {"NAME": "accounts.validators.NotCommon"},
]
PASSWORD_LEAKED_FILE = env("PASSWORD_LEAKED_FILE")
if PASSWORD_LEAKED_FILE:
    AUTH_PASSWORD_VALIDATORS.append(
        {"NAME": "accounts.validators.NotLeaked", "OPTIONS": {"path": PASSWORD_LEAKED_FILE}}
    )
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

CODE_SECONDS = env("CODE_SECONDS")
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "signup": "accounts.forms.SignUpForm",
    "confirm_email_verification_code": "accounts.forms.ConfirmAddressForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "confirm_password_reset_code": "accounts.forms.ConfirmResetForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "add_email": "accounts.mine.forms.NewAddressForm",
    "change_password": "accounts.mine.forms.ChangePasswordForm",
    "set_password": "accounts.mine.forms.FirstPasswordForm",
    "reauthenticate": "accounts.mine.forms.PasswordAgainForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# One address for each account; another one takes its place once a code has proved it.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
# A sign-in outlives the code it waits for by hours, so that another code can be asked for where one has ended.
ACCOUNT_LOGIN_TIMEOUT = CODE_SECONDS + 4 * 3600
# Beside allauth's own. A "key" is an address, a "visitor" an address from one origin (accounts.origins); "enter_code"
# counts codes tried, right or wrong (accounts.limits), "second_factor" those of an application and passkeys, "search"
# searches of the public site, "newsletter" addresses given for it. A ceiling ("key") is ten times what one visitor has
# in the same time: whoever wants an owner to wait needs at least ten origins.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/visitor,10/h/visitor,30/d/visitor,100/h/key",
    "second_factor": "5/15m/key,20/d/key",
    "reset_password": "20/m/ip,1/10s/visitor,10/d/visitor,100/d/key",
    "confirm_email": "30/m/ip,1/10s/visitor,10/d/visitor,100/d/key",
    "export": "3/h/key,6/d/key",
    "manage_email": "5/m/user,20/d/user",
    "enter_code": "60/m/ip,10/h/visitor,20/d/visitor,200/d/key",
    "search": "60/m/ip",
    "invite": "3/h/key,10/d/key",
    "newsletter": "20/h/ip,3/h/visitor,4/d/visitor,40/d/key",
}
# The owner of an account is told by mail what changed in it.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = env("TRUSTED_PROXY_COUNT")
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 56
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "accounts.second_factor.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.second_factor.forms.ActivateForm",
    "authenticate": "accounts.second_factor.forms.SignInCodeForm",
    "reauthenticate": "accounts.second_factor.forms.ShowCodeForm",
    "authenticate_webauthn": "accounts.second_factor.forms.SecondPasskeyForm",
    "reauthenticate_webauthn": "accounts.second_factor.forms.ShowPasskeyForm",
    "login_webauthn": "accounts.second_factor.forms.SignInPasskeyForm",
    "add_webauthn": "accounts.second_factor.forms.AddPasskeyForm",
    "edit_webauthn": "accounts.second_factor.forms.RenamePasskeyForm",
}
# Passkeys stand beside a password; none replaces it.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
STAFF_TWO_FACTOR = env("STAFF_TWO_FACTOR") or "required"
# How long proving who one is counts for what is asked for next: a sign-in counts for second factors (accounts.adapter).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Addresses and passwords are changed on the pages of the account, which prove them; the admin's own would not.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
USERSESSIONS_TRACK_ACTIVITY = True
USERSESSIONS_ADAPTER = "accounts.mine.sessions.SessionsAdapter"
HEADLESS_SERVE_SPECIFICATION = True
# As JSON and YAML only: allauth's page of it loads a script from another host.
HEADLESS_SPECIFICATION_TEMPLATE_NAME = None
# Front ends at other origins may use the headless API with its session, and the content API; nothing else answers them.
CORS_ALLOWED_ORIGINS = env("FRONTEND_ORIGINS")
CORS_URLS_REGEX = r"^/(_allauth|api)/"
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = [*default_headers, "x-session-token", "x-email-verification-key", "x-password-reset-key"]
CORS_EXPOSE_HEADERS = [
    *("Retry-After", "ETag", "Content-Language", "X-Cache"),
    *("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"),
]
