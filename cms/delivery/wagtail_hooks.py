from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.delivery import admin, admin_log

register_snippet(admin.WebhookViewSet)
hooks.register("register_admin_urls", admin.addresses)
hooks.register("register_admin_urls", admin_log.addresses)
hooks.register("register_reports_menu_item", admin_log.menu_item)
hooks.register("register_permissions", admin_log.rights)
