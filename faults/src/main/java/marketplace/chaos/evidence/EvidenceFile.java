package marketplace.chaos.evidence;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** What a run left behind, to be looked at again without it: compressed JSON, but for the logs, which lie beside it. */
public final class EvidenceFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvidenceFile() {}

    public static void write(Evidence evidence, Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            JSON.writeValue(out, evidence.withoutLogs());
        }
    }

    public static Evidence read(InputStream file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(file))) {
            return JSON.readValue(in, Evidence.class);
        }
    }
}
