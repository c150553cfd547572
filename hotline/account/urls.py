from django.urls import path

from hotline.account import entrance, own

app_name = "account"

urlpatterns = [
    path("", own.Own.as_view(), name="own"),
    path("sign-in/", entrance.SignIn.as_view(), name="sign-in"),
    path("sign-in/code/", entrance.Second.as_view(), name="second"),
    path("sign-out/", entrance.sign_out, name="sign-out"),
    path("password/", own.Password.as_view(), name="password"),
    path("second-factor/", own.Factor.as_view(), name="factor"),
    path("second-factor/new/", entrance.SetUp.as_view(), name="set-up"),
    path("draft/", own.Kept.as_view(), name="kept"),
]
