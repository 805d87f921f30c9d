package marketplace.order.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import marketplace.order.vendor.VendorEndpoint.SigningKey;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorTlsTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_told_nothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/", exchange -> asked.incrementAndGet());
        server.start();

        // The first handshake of a process takes longer than these tests give a vendor.
        Awaitility.await()
                .untilAsserted(() -> assertThat(call(server.getAddress().getPort()))
                        .isEqualTo(new Failed(Failure.UNREACHABLE, "no secure connection: certificate or TLS", null)));
        server.stop(0);

        assertThat(asked).hasValue(0);
    }

    private static VendorOutcome call(int port) {
        return TestVendors.service()
                .bean(VendorClient.class)
                .call(endpoint(port), create())
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
    }

    private static VendorEndpoint endpoint(int port) {
        return new VendorEndpoint(
                URI.create("https://127.0.0.1:%d/".formatted(port)),
                List.of(new SigningKey("vk_1", TestVendors.SECRET)));
    }

    private static VendorRequest create() {
        return VendorRequest.create(new VendorOrder("000A", "a-product", null, "alice", false));
    }

    private SSLContext selfSigned() throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(generated())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path generated() throws IOException, InterruptedException {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vendor",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return file;
    }
}
