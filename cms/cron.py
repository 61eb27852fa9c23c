"""What runs by the clock: `manage.py rqcron cms.cron`, one such process for the whole site.

A job that the workers have not begun when its next turn comes is dropped, so that a long rendition leaves no backlog.
"""

from rq.cron import register

from accounts.newsletter.jobs import forget_unconfirmed
from accounts.post.jobs import forget_old_mails, sweep_mails
from cms.base.housekeeping import clear_sessions, publish_scheduled
from cms.delivery.jobs import forget_old, look_everywhere, sweep_webhooks
from home.newsletter.jobs import sweep_editions
from videos.jobs import sweep

MINUTE = 60
SWEEP_SECONDS = 15

register(sweep, queue_name="default", interval=SWEEP_SECONDS, ttl=SWEEP_SECONDS, result_ttl=MINUTE)
register(sweep_mails, queue_name="default", interval=SWEEP_SECONDS, ttl=SWEEP_SECONDS, result_ttl=MINUTE)
register(sweep_editions, queue_name="default", interval=SWEEP_SECONDS, ttl=SWEEP_SECONDS, result_ttl=MINUTE)
register(sweep_webhooks, queue_name="default", interval=SWEEP_SECONDS, ttl=SWEEP_SECONDS, result_ttl=MINUTE)
register(look_everywhere, queue_name="default", cron="* * * * *", ttl=MINUTE, result_ttl=MINUTE)
register(publish_scheduled, queue_name="default", cron="* * * * *", ttl=MINUTE, result_ttl=MINUTE)
register(clear_sessions, queue_name="default", cron="30 3 * * *", result_ttl=MINUTE)
register(forget_old_mails, queue_name="default", cron="40 3 * * *", result_ttl=MINUTE)
register(forget_unconfirmed, queue_name="default", cron="50 3 * * *", result_ttl=MINUTE)
register(forget_old, queue_name="default", cron="0 4 * * *", result_ttl=MINUTE)
