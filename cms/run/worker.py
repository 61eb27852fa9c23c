"""The RQ worker of the newsroom: RQ's own, whose job process never outlives it."""

from rq import Worker as RQWorker
from rq.job import Job
from rq.queue import Queue

from cms.run.lifeline import die_with_parent


class Worker(RQWorker):
    """A worker killed outright takes the running job's process with it: no orphan works on in the dark."""

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        die_with_parent(parent=self.pid)
        super().main_work_horse(job, queue)
