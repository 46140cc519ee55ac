# syntax=docker/dockerfile:1

FROM node:24-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM python:3.13-slim AS packages
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=babel_umkm.settings.production
RUN useradd --system --uid 10001 --home-dir /srv/babel_umkm --shell /usr/sbin/nologin babel \
    && install -d -o babel -g babel -m 700 /srv/babel_umkm/media
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=front-end /build/node_modules node_modules
# The code stays root's: what runs cannot change it.
RUN python tools/messages.py compile \
    && DJANGO_SETTINGS_MODULE=babel_umkm.settings.assets python manage.py collectstatic --noinput
USER babel
EXPOSE 8000
CMD ["gunicorn", "babel_umkm.wsgi", "--config", "deploy/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
