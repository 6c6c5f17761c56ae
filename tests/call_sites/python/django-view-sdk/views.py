from django.conf import settings
from django.http import JsonResponse


def client_config(request):
    return JsonResponse({"publishableKey": settings.STRIPE_PUBLISHABLE_KEY, "secret": settings.STRIPE_SECRET_KEY})
