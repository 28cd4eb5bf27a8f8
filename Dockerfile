# The API process with the web app inside. State lives in /data and nowhere else.
FROM node:22-slim AS web
WORKDIR /web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web ./
RUN npm run build

FROM python:3.12-slim
WORKDIR /app
ENV PYTHONUNBUFFERED=1 DATA_DIR=/data
# true: with what reads scanned résumés. ocr.txt holds all of runtime.txt, too.
ARG OCR=false
COPY requirements/runtime.txt requirements/ocr.txt requirements/
RUN case "$OCR" in true) file=ocr ;; false) file=runtime ;; *) echo "OCR: true or false" >&2; exit 1 ;; esac \
    && pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: \
    -r "requirements/$file.txt"
COPY schemas schemas
COPY agent agent
COPY api api
COPY --from=web /web/dist web/dist
RUN useradd --system mockmate && install -d -o mockmate /data
USER mockmate
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "api"]
