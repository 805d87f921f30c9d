# One of the three services, from the jar that ./mvnw package made.
FROM eclipse-temurin:25-jre AS layers
ARG MODULE
COPY ${MODULE}/target/${MODULE}.jar /service.jar
RUN java -Djarmode=tools -jar /service.jar extract --layers --application-filename service.jar --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin service
WORKDIR /opt/service
# What changes least comes first: libraries, then our shared modules, then the service itself.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
# The machine has to be the same for the cache below and when it is used.
ENV JAVA_OPTIONS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
COPY docker/train docker/serve /usr/local/bin/
RUN train
USER 10001
ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=9080 LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
EXPOSE 8080 9080
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=6 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:9080/actuator/health/readiness"]
ENTRYPOINT ["serve"]
