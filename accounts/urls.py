"""The account journey under /fr/account/ and /en/account/. Ours come first; the rest is allauth's."""

from django.urls import include, path

from accounts import code_views, views

urlpatterns = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("signup/", views.SignUpView.as_view(), name="account_signup"),
    path("confirm-email/", code_views.ConfirmAddressView.as_view(), name="account_email_verification_sent"),
    path("created/", views.created, name="account_created"),
    path("newsletter/", views.newsletter, name="account_newsletter"),
    path("newsletter/leave/", views.leave_newsletter, name="account_newsletter_leave"),
    path("password/reset/", views.ForgottenPasswordView.as_view(), name="account_reset_password"),
    path("password/reset/confirm/", code_views.ConfirmResetView.as_view(), name="account_confirm_password_reset_code"),
    path("password/reset/complete/", views.NewPasswordView.as_view(), name="account_complete_password_reset"),
    path("password/reset/done/", views.PasswordUpdatedView.as_view(), name="account_password_reset_completed"),
    path("", include("allauth.urls")),
]
