"""Addresses under a language: the search page and the feeds."""

from django.urls import path

from home.finding import views

urlpatterns = [
    path("search/", views.search, name="search"),
]
