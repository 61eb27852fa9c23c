"""Addresses of the account page and what it leads to; some of them stand in for allauth's, under its names."""

from django.urls import path

from accounts.mine import leaving_views, secure_views, views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("profile/", views.profile, name="account_profile"),
    path("language/", views.language, name="account_language"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("sessions/end/", views.end_sessions, name="account_end_sessions"),
    path("email/", secure_views.AddressView.as_view(), name="account_email"),
    path("password/change/", secure_views.ChangePasswordView.as_view(), name="account_change_password"),
    path("password/set/", secure_views.FirstPasswordView.as_view(), name="account_set_password"),
    path("reauthenticate/", secure_views.PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("export/", leaving_views.export, name="account_export"),
    path("close/", leaving_views.close, name="account_close"),
    path("closed/", leaving_views.closed, name="account_closed"),
]
