"""Under /fr/account/newsletter/ and /en/account/newsletter/."""

from django.urls import path

from accounts.newsletter import views

urlpatterns = [
    path("", views.newsletter, name="account_newsletter"),
    path("leave/", views.leave, name="account_newsletter_leave"),
    path("choose/", views.choose, name="account_newsletter_choose"),
    path("asked/", views.asked, name="account_newsletter_asked"),
    path("confirm/<str:token>/", views.confirm, name="account_newsletter_confirm"),
    path("preferences/<str:key>/", views.preferences, name="account_newsletter_preferences"),
    path("leave/<str:key>/", views.unsubscribe, name="account_newsletter_unsubscribe"),
]
