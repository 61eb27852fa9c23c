"""The pages of second factors, under account/2fa/. Ours come first; the rest is allauth's."""

from django.urls import include, path
from django.views.generic import RedirectView

from accounts.second_factor import views

urlpatterns = [
    path("", views.IndexView.as_view(), name="mfa_index"),
    path("required/", views.required, name="second_factor_required"),
    path("authenticate/", views.AuthenticateView.as_view(), name="mfa_authenticate"),
    path("reauthenticate/", views.ShowCodeView.as_view(), name="mfa_reauthenticate"),
    path("totp/activate/", views.ActivateView.as_view(), name="mfa_activate_totp"),
    path("recovery-codes/", views.RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("webauthn/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("webauthn/add/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("webauthn/reauthenticate/", views.ShowPasskeyView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("webauthn/login/", views.SignInWithPasskeyView.as_view(), name="mfa_login_webauthn"),
    path("", include("allauth.mfa.urls")),
]
