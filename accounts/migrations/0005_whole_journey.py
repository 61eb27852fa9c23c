
import accounts.models.newsletter
import cms.base.typography
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


def complete(apps, schema_editor):
    """Subscriptions from before belong to accounts, with a proven address: they carry it, and an unsubscribing key."""
    for subscription in apps.get_model("accounts", "NewsletterSubscription").objects.select_related("user"):
        subscription.email = subscription.user.email
        subscription.key = accounts.models.newsletter.new_key()
        subscription.confirmed_at = subscription.subscribed_at
        subscription.save()


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_subject_line'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccountTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('text', wagtail.fields.RichTextField(verbose_name='text')),
                ('version', models.PositiveIntegerField(default=1, help_text='Raise it when the meaning changes: everybody is asked to accept again.', verbose_name='version')),
            ],
            options={
                'verbose_name': 'terms of an account',
                'verbose_name_plural': 'terms of an account',
                'abstract': False,
            },
            bases=(cms.base.typography.FrenchTypography, models.Model),
        ),
        migrations.CreateModel(
            name='AccountTermsAcceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('text_sha256', models.CharField(help_text='Of the text that was shown.', max_length=64)),
                ('accepted_at', models.DateTimeField(auto_now_add=True, verbose_name='accepted')),
            ],
            options={
                'verbose_name': 'acceptance of the terms of an account',
                'verbose_name_plural': 'acceptances of the terms of an account',
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('signed_up', 'account opened'), ('signed_in', 'signed in'), ('sign_in_failed', 'sign-in failed'), ('signed_out', 'signed out'), ('code_sent', 'code sent'), ('code_refused', 'code refused'), ('address_verified', 'address verified'), ('address_changed', 'address changed'), ('password_changed', 'password changed'), ('password_reset', 'password reset'), ('two_factor_added', 'second factor added'), ('two_factor_removed', 'second factor removed'), ('session_ended', 'session ended'), ('terms_accepted', 'terms accepted'), ('subscribed', 'newsletter subscribed'), ('unsubscribed', 'newsletter left'), ('invited', 'invited'), ('exported', 'data exported'), ('deleted', 'account deleted')], max_length=24, verbose_name='event')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='time')),
                ('account_number', models.BigIntegerField(blank=True, db_index=True, null=True, verbose_name='account number')),
                ('ip', models.GenericIPAddressField(blank=True, null=True, verbose_name='address of origin')),
                ('details', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='details')),
            ],
            options={
                'verbose_name': 'event of an account',
                'verbose_name_plural': 'events of accounts',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='NewsletterConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('asked', 'asked for'), ('given', 'given'), ('changed', 'changed'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='act')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='time')),
                ('address_digest', models.CharField(db_index=True, max_length=64, verbose_name='digest of the address')),
                ('account_number', models.BigIntegerField(blank=True, null=True, verbose_name='account number')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('version', models.CharField(max_length=20, verbose_name='version of the consent')),
                ('text', models.TextField(verbose_name='consent as it was shown')),
                ('how', models.CharField(max_length=40, verbose_name='by what means')),
            ],
            options={
                'verbose_name': 'newsletter consent',
                'verbose_name_plural': 'newsletter consents',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sending', 'being handed over'), ('sent', 'handed over'), ('refused', 'refused by the mail server'), ('given_up', 'given up')], db_index=True, default='waiting', max_length=12, verbose_name='state')),
                ('sender', models.CharField(blank=True, max_length=320, verbose_name='sender')),
                ('recipients', models.JSONField(blank=True, default=list, verbose_name='recipients')),
                ('contents', models.BinaryField(blank=True, default=bytes, verbose_name='contents')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('reason', models.CharField(blank=True, max_length=250, verbose_name='reason')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='claimed')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='due')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
            ],
            options={
                'verbose_name': 'outgoing mail',
                'verbose_name_plural': 'outgoing mails',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='email',
            field=models.EmailField(default='', max_length=254, verbose_name='e-mail address'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='frequency',
            field=models.CharField(choices=[('daily', 'every day'), ('weekly', 'once a week')], default='weekly', max_length=8, verbose_name='frequency'),
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='key',
            field=models.CharField(default=accounts.models.newsletter.new_key, editable=False, max_length=43),
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='topics',
            field=models.JSONField(blank=True, default=list, help_text='Translation keys of topics; empty means all of them.', verbose_name='topics'),
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='wants_articles',
            field=models.BooleanField(default=True, verbose_name='articles'),
        ),
        migrations.AddField(
            model_name='newslettersubscription',
            name='wants_videos',
            field=models.BooleanField(default=True, verbose_name='videos'),
        ),
        migrations.AddField(
            model_name='user',
            name='country',
            field=models.CharField(blank=True, help_text='Two letters, ISO 3166-1.', max_length=2, verbose_name='country'),
        ),
        migrations.AddField(
            model_name='user',
            name='organisation',
            field=models.CharField(blank=True, max_length=120, verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='user',
            name='press_role',
            field=models.CharField(blank=True, max_length=120, verbose_name='role'),
        ),
        migrations.AlterField(
            model_name='newslettersubscription',
            name='user',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='newsletter', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.RunPython(complete, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='newslettersubscription',
            name='key',
            field=models.CharField(default=accounts.models.newsletter.new_key, editable=False, max_length=43, unique=True),
        ),
        migrations.AddConstraint(
            model_name='newslettersubscription',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_subscription_per_mailbox'),
        ),
        migrations.AddConstraint(
            model_name='newslettersubscription',
            constraint=models.CheckConstraint(condition=models.Q(('wants_articles', True), ('wants_videos', True), _connector='OR'), name='subscribed_to_something'),
        ),
        migrations.AddField(
            model_name='accountterms',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='accounttermsacceptance',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='account_terms_acceptances', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='audit_events', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.AddConstraint(
            model_name='accountterms',
            constraint=models.UniqueConstraint(fields=('locale',), name='one_account_terms_per_language'),
        ),
        migrations.AlterUniqueTogether(
            name='accountterms',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddConstraint(
            model_name='accounttermsacceptance',
            constraint=models.UniqueConstraint(fields=('user', 'version'), name='one_account_acceptance_per_version'),
        ),
    ]
