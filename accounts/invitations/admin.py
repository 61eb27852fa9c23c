"""Accounts in the admin: made without a password, in a language; invited, and helped when something is lost."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users as wagtail_users

from accounts.invitations.services import VALID_FOR, invite
from accounts.limits import take_or_refuse
from accounts.models import User
from accounts.second_factor.policies import second_factors
from accounts.second_factor.services import remove_all

INVITE_AGAIN = gettext_lazy("Send the invitation again")
REMOVE_FACTORS = gettext_lazy("Remove the second factors")
USERS = "wagtailusers_users:index"


class NewUserForm(UserCreationForm):
    """The person chooses the password; the language is that of the invitation, of mails and of the admin."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"language"}

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002  Wagtail's interface
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


class UserForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"language"}


def awaits_password(user: User) -> bool:
    """Whether somebody was invited and has not chosen a password yet."""
    return user.is_active and not user.has_usable_password()


class EditView(wagtail_users.EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *actions(self.request, self.object)]


class IndexView(wagtail_users.IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        """With whether each has a second factor, so that a long list costs no query more than a short one."""
        people: QuerySet[User] = super().get_base_queryset()
        return people.annotate(has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))

    def get_list_more_buttons(self, instance: User) -> list[Button]:
        return [*super().get_list_more_buttons(instance), *actions(self.request, instance)]


def actions(request: HttpRequest, user: User) -> list[Button]:
    """What there is to do for an account beside changing it."""
    found = []
    if awaits_password(user) and _may_invite(request):
        found.append(_button(INVITE_AGAIN, "invite", "mail", user))
    has_factor = getattr(user, "has_factor", None)
    if request.user.is_superuser and (second_factors(user) if has_factor is None else has_factor):
        found.append(_button(REMOVE_FACTORS, "remove_second_factors", "lock-open", user))
    return found


class AskFirst(WagtailAdminTemplateMixin, TemplateView):
    """Asks before it acts on somebody else's account."""

    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_allowed(request):
            raise PermissionDenied
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self, request: HttpRequest) -> bool:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "person": self.person}


class InviteAgainView(AskFirst):
    template_name = "account/admin/invite_again.html"
    page_title = INVITE_AGAIN
    header_icon = "mail"

    def is_allowed(self, request: HttpRequest) -> bool:
        return _may_invite(request)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not awaits_password(self.person):
            messages.warning(request, _("%(user)s has chosen a password already.") % {"user": self.person})
            return redirect(USERS)
        if refused := take_or_refuse(request, action="invite", key=self.person.email):
            return refused
        invite(user=self.person, request=request)
        messages.success(request, _("An invitation is on its way to %(user)s.") % {"user": self.person})
        return redirect(USERS)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "days": VALID_FOR.days}


class RemoveFactorsView(AskFirst):
    """For administrators alone: with it, a password is enough again."""

    template_name = "account/admin/remove_factors.html"
    page_title = REMOVE_FACTORS
    header_icon = "lock-open"

    def is_allowed(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if remove_all(user=self.person, request=request):
            said = _("%(user)s signs in with the password alone from now on.") % {"user": self.person}
            messages.success(request, said)
        return redirect(USERS)


class UserViewSet(wagtail_users.UserViewSet):
    index_view_class = IndexView
    edit_view_class = EditView

    def get_form_class(self, for_update: bool = False) -> type[UserForm] | type[NewUserForm]:  # noqa: FBT001, FBT002  Wagtail's interface
        return UserForm if for_update else NewUserForm

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("invite/<int:pk>/", InviteAgainView.as_view(), name="invite"),
            path("second-factors/<int:pk>/", RemoveFactorsView.as_view(), name="remove_second_factors"),
        ]


def _may_invite(request: HttpRequest) -> bool:
    return request.user.has_perms(["accounts.add_user", "accounts.change_user"])


def _button(label: Any, view: str, icon: str, user: User) -> Button:
    return Button(label, url=reverse(f"wagtailusers_users:{view}", args=[user.pk]), icon_name=icon, priority=50)
