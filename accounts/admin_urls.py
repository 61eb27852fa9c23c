"""Stands before Wagtail's own admin addresses, so that its sign-in and password pages cannot be reached."""

from django.urls import path

from accounts import admin_views

urlpatterns = [
    path("login/", admin_views.sign_in),
    path("password_reset/", admin_views.forgotten_password),
    path("password_reset/<path:rest>", admin_views.forgotten_password),
]
