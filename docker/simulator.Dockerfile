# Simulated platforms and mail catcher, from what ./mvnw package made of local-stack; for trying things, never for production.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin service \
 && install -d -o 10001 -g service /var/lib/simulator
WORKDIR /opt/simulator
COPY local-stack/target/lib lib
COPY local-stack/target/local-stack-run.jar ./
USER 10001
EXPOSE 8090 11025
VOLUME /var/lib/simulator
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8090/sandbox/clock"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "-Dstack.log=/dev/stdout", "-cp", "local-stack-run.jar", "marketplace.stack.OutsideWorld"]
CMD ["kafka:9092", "/var/lib/simulator"]
