"""The terms of an account in the headless API: to show them, and to accept them where a sign-in waits for it."""

from allauth.account.stages import LoginStageController
from allauth.headless.base.response import AuthenticationResponse, ConflictResponse
from allauth.headless.base.views import APIView
from django.core.exceptions import ValidationError
from django.forms import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.flows import APIResponse, Input
from accounts.models import User
from accounts.terms import AcceptTermsStage, accept_terms, are_meant, terms_in_force


class AcceptTermsInput(Input):
    """`terms` is the version that was shown."""

    terms = CharField()

    def clean_terms(self) -> str:
        value: str = self.cleaned_data["terms"]
        found = terms_in_force()
        if found is None or not are_meant(found, value):
            raise ValidationError(_("The terms have just changed. Read them as they are now, then accept them."))
        return value


class TermsView(APIView):
    """GET answers everybody; POST goes on with a sign-in whose pending flow is `accept_terms`, or answers 409."""

    input_class = {"POST": AcceptTermsInput}

    def get(self, request: HttpRequest) -> HttpResponse:
        found = terms_in_force()
        if found is None:
            raise Http404("This newsroom has no terms of an account.")
        data = {
            "version": found.version,
            "language": found.locale.language_code,
            "title": found.title,
            "text": found.text,
        }
        response: HttpResponse = APIResponse(request, data=data)
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        stage = LoginStageController.enter(request, AcceptTermsStage.key)
        user, found = (stage.login.user if stage else None), terms_in_force()
        response: HttpResponse
        if stage is None or found is None or not isinstance(user, User):
            response = ConflictResponse(request)
        else:
            accept_terms(user=user, terms=found, request=request)
            response = AuthenticationResponse.from_response(request, stage.exit())
        return response
