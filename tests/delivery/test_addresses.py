"""Webhooks ask the internet and what the settings name, however an address is written and wherever a name leads."""

import socket

import pytest
from django.core.exceptions import ValidationError

from cms.delivery.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from cms.delivery.webhooks import services
from cms.delivery.webhooks.addresses import Forbidden, check_address


@pytest.fixture
def names(monkeypatch):
    """What names stand for: a table instead of the network's. Numbers stand for themselves."""
    known: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        return [row for ip in known.get(host, [host]) for row in real(ip, port, *args, **kwargs)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "2130706433", "0x7f.1", "0177.0.0.1"),
        *("[::1]", "[::]", "[fe80::1]", "[fd00:ec2::254]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[ff02::1]"),
        *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]"),
        *("[fec0::1]", "[3fff::1]", "192.0.0.9", "192.88.99.1", "168.63.129.16", "[::ffff:168.63.129.16]"),
    ],
)
def test_a_private_address_is_refused_however_it_is_written(host):
    with pytest.raises(Forbidden):
        check_address(f"https://{host}/hook")
    with pytest.raises(ValidationError) as refusal:
        WebhookEndpoint(url=f"https://{host}/hook").clean()
    assert set(refusal.value.message_dict) == {"url"}


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://93.184.216.34/",
            "ftp://93.184.216.34/",
            "https://user:pass@93.184.216.34/",
            "https:///x",
            "nonsense",
        ),
        *("https://93.184.216.34:99999/", "https://93.184.216.34:0/", "https://[::1/", "https://exa\x00mple/"),
    ],
)
def test_what_is_no_address_for_a_webhook_is_refused(url):
    with pytest.raises(Forbidden):
        check_address(url)


def test_a_name_is_refused_when_any_of_its_addresses_is_private(names):
    names |= {"good.example": ["93.184.216.34", "2606:4700::1111"], "mixed.example": ["93.184.216.34", "10.0.0.1"]}
    target = check_address("https://good.example:8443/hook?x=1")
    assert target.ips == ("93.184.216.34", "2606:4700::1111")
    assert (target.host_header, target.path) == ("good.example:8443", "/hook?x=1")
    with pytest.raises(Forbidden, match=r"mixed\.example"):
        check_address("https://mixed.example/")


def test_the_settings_name_exceptions(names, settings):
    names["hooks.internal"] = ["10.0.0.7"]
    settings.WEBHOOK_ALLOWED_HOSTS = ["hooks.internal", "192.168.7.0/24"]
    assert check_address("http://hooks.internal/").ips == ("10.0.0.7",)
    assert check_address("https://192.168.7.9/").ips == ("192.168.7.9",)
    for url in ("https://192.168.8.9/", "http://192.168.7.9/", "https://10.0.0.7/"):
        with pytest.raises(Forbidden):
            check_address(url)


@pytest.mark.django_db
def test_a_name_in_another_script_is_asked_by_its_name_in_dns(names, receiver, settings):
    names["xn--e1afmkfd.example"] = ["127.0.0.1"]
    settings.WEBHOOK_ALLOWED_HOSTS = ["пример.example"]
    url = receiver.url.replace("127.0.0.1", "пример.example")
    endpoint = WebhookEndpoint(url=url, description="x")
    endpoint.full_clean(exclude=["secret"])
    endpoint.save()
    delivery = WebhookDelivery.objects.create(endpoint=endpoint, payload="{}", first_number=1, last_number=1)
    services.send(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DELIVERED
    ((headers, _body),) = receiver.received
    assert headers["host"].startswith("xn--e1afmkfd.example:")


@pytest.mark.django_db
def test_a_name_that_leads_elsewhere_later_is_not_asked(names, receiver, settings):
    """First to the internet, when the editor saves it; then to this machine, when the message is sent."""
    settings.WEBHOOK_ALLOWED_HOSTS = []
    port = receiver.url.split(":")[2].split("/")[0]
    names["rebound.example"] = ["93.184.216.34"]
    endpoint = WebhookEndpoint(url=f"https://rebound.example:{port}/hook", description="x")
    endpoint.full_clean()
    endpoint.save()
    delivery = WebhookDelivery.objects.create(endpoint=endpoint, payload="{}", first_number=1, last_number=1)
    names["rebound.example"] = ["127.0.0.1"]
    services.send(delivery.pk)
    delivery.refresh_from_db()
    assert receiver.received == []
    assert delivery.state == DeliveryState.WAITING
    assert "rebound.example" in delivery.reason


@pytest.mark.django_db
def test_the_address_that_was_checked_is_the_one_connected_to(names, receiver, settings, monkeypatch):
    """A name server that answers otherwise to the second question is not asked a second one."""
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    asked: list[str] = []
    table = socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        asked.append(host)
        return table(host, port, *args, **kwargs)

    names["flipping.example"] = ["127.0.0.1"]
    settings.WEBHOOK_ALLOWED_HOSTS = ["flipping.example"]
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    url = receiver.url.replace("127.0.0.1", "flipping.example")
    endpoint = WebhookEndpoint.objects.create(url=url, description="x")
    delivery = WebhookDelivery.objects.create(endpoint=endpoint, payload="{}", first_number=1, last_number=1)
    services.send(delivery.pk)
    ((headers, _body),) = receiver.received
    assert headers["host"] == url.split("/")[2]
    assert asked.count("flipping.example") == 1
