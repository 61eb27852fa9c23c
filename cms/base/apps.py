from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms.base"
    label = "base"
