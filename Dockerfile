FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# What links the native form.
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev zlib1g-dev
RUN dotnet publish src/BracketBot -r linux-x64 -p:PublishAot=true -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
WORKDIR /var/lib/bracketbot
COPY --from=build /app /opt/bracketbot
RUN mkdir data && chown -R $APP_UID .
USER $APP_UID
# The health endpoints answer inside the container; publish the port only behind a proxy.
ENV Server__Listen=http://0.0.0.0:8080
VOLUME /var/lib/bracketbot/data
EXPOSE 8080
ENTRYPOINT ["/opt/bracketbot/BracketBot"]
