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
USER 10001
ENV SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=6 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
