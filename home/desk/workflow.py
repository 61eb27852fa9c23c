"""From editor to chief editor: what an editor submits goes live once somebody of the chief editors has read it."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

WORKFLOW, TASK = "Relecture", "Rédaction en chef"


def create_workflow(*, approved_by: Group, home: Page) -> Workflow:
    """One step, for all pages of every language under `home`. A page that has a workflow keeps it."""
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(approved_by)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in home.get_translations(inclusive=True):
        WorkflowPage.objects.get_or_create(page=page.page_ptr, defaults={"workflow": workflow})
    return workflow
