"""Under /cms/newsletter/, where the admin asks for a person who may enter it."""

from django.urls import path

from home.newsletter import admin_views

app_name = "newsletter_admin"
urlpatterns = [
    path("<int:pk>/fill/", admin_views.fill, name="fill"),
    path("<int:pk>/send/", admin_views.send, name="send"),
    path("<int:pk>/report/", admin_views.report, name="report"),
    path("<int:pk>/pause/", admin_views.pause, name="pause"),
    path("<int:pk>/resume/", admin_views.resume, name="resume"),
    path("<int:pk>/letters/<int:delivery_pk>/", admin_views.decide, name="decide"),
]
