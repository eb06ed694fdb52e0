# Khabar in a container; docs/operation.md says how it is run.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PATH=/venv/bin:$PATH
RUN python -m venv /venv
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE app.py ./
COPY evals evals
COPY index index
COPY prompts prompts
COPY rag rag
COPY samples samples
COPY training training
COPY web web
# Compiled here, as nothing can be written where it runs.
RUN pip install -c constraints.txt -e . && python -m compileall -q /app /venv

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --home-dir /tmp khabar && install -d -m 700 -o khabar -g khabar /data
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 HOME=/tmp \
    KHABAR_HOME=/data KHABAR_HOST=0.0.0.0 KHABAR_PORT=7860 KHABAR_LOG=json
WORKDIR /app
USER khabar
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"KHABAR_PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["python", "app.py"]
