package marketplace.bench.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Downloads a file and counts its lines, as a client that has enough to do with reading. */
final class CsvRows {

    private static final int BUFFER = 256 * 1024;
    private static final int OK = 200;

    private final URI service;
    private final String bearer;

    CsvRows(URI service, String bearer) {
        this.service = service;
        this.bearer = bearer;
    }

    /**
     * Rows without the titles.
     *
     * @param query what to select, beginning with an ampersand
     */
    long read(String query) {
        HttpRequest request = HttpRequest.newBuilder(Download.path(service, query))
                .header("Authorization", bearer)
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                throw new IllegalStateException("the download was refused with " + response.statusCode());
            }
            try (InputStream body = response.body()) {
                return lines(body) - 1;
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the download broke off", broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped during a download", stopping);
        }
    }

    private static long lines(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long lines = 0;
        int read = body.read(buffer);
        while (read >= 0) {
            for (int at = 0; at < read; at++) {
                if (buffer[at] == '\n') {
                    lines++;
                }
            }
            read = body.read(buffer);
        }
        return lines;
    }
}
