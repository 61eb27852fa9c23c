"""The account journey under /fr/account/ and /en/account/. Ours come first; the rest is allauth's."""

from django.urls import include, path

from accounts import code_views, terms_views, views
from accounts.invitations.views import InvitationView

urlpatterns = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("signup/", views.SignUpView.as_view(), name="account_signup"),
    path("confirm-email/", code_views.ConfirmAddressView.as_view(), name="account_email_verification_sent"),
    path("terms/", terms_views.terms, name="account_terms"),
    path("terms/accept/", terms_views.accept, name="account_accept_terms"),
    path("created/", views.created, name="account_created"),
    path("newsletter/", include("accounts.newsletter.urls")),
    path("password/reset/", views.ForgottenPasswordView.as_view(), name="account_reset_password"),
    path("password/reset/confirm/", code_views.ConfirmResetView.as_view(), name="account_confirm_password_reset_code"),
    path("password/reset/complete/", views.NewPasswordView.as_view(), name="account_complete_password_reset"),
    path("password/reset/done/", views.PasswordUpdatedView.as_view(), name="account_password_reset_completed"),
    path("", include("accounts.mine.urls")),
    path("2fa/", include("accounts.second_factor.urls")),
    path("invitation/<str:token>/", InvitationView.as_view(), name="account_invitation"),
    path("", include("allauth.urls")),
]
