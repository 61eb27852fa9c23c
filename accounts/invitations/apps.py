"""Wagtail's users, with our pages: nobody is given a password, everybody is invited to choose one."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.invitations.admin.UserViewSet"
