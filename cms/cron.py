"""What runs by the clock: `manage.py rqcron cms.cron`, one such process for the whole site.

A job that the workers have not begun when its next turn comes is dropped, so that a long rendition leaves no backlog.
"""

from rq.cron import register

from cms.base.housekeeping import clear_sessions, publish_scheduled
from videos.jobs import sweep

MINUTE = 60
SWEEP_SECONDS = 15

register(sweep, queue_name="default", interval=SWEEP_SECONDS, ttl=SWEEP_SECONDS, result_ttl=MINUTE)
register(publish_scheduled, queue_name="default", cron="* * * * *", ttl=MINUTE, result_ttl=MINUTE)
register(clear_sessions, queue_name="default", cron="30 3 * * *", result_ttl=MINUTE)
