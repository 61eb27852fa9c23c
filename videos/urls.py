"""Addresses of the gate, under those of the video pages that Wagtail serves."""

from django.urls import path

from videos.views import clips, files

app_name = "videos"
urlpatterns = [
    path("<slug:slug>/download/<slug:name>/", files.download, name="download"),
    path("<slug:slug>/preview.mp4", files.preview, name="preview"),
    path("<slug:slug>/<slug:name>.jpg", files.poster, name="poster"),
    path("<slug:slug>/captions/<slug:language>.vtt", files.captions, name="captions"),
    path("<slug:slug>/terms/", files.terms, name="terms"),
    path("<slug:slug>/clips/", clips.create, name="clip_create"),
    path("<slug:slug>/clips/<uuid:key>/", clips.show, name="clip"),
    path("<slug:slug>/clips/<uuid:key>/retry/", clips.retry, name="clip_retry"),
    path("<slug:slug>/clips/<uuid:key>/download/", clips.download, name="clip_download"),
]
