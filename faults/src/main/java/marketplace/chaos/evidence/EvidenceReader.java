package marketplace.chaos.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what a run left behind. */
public final class EvidenceReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Databases databases;
    private final TopicReader topics;
    private final URI mailCatcher;
    private final List<Path> logs;

    /**
     * Of one run.
     *
     * @param mailCatcher where the simulator tells of mails
     * @param logs of all processes of the services
     */
    public EvidenceReader(Databases databases, TopicReader topics, URI mailCatcher, List<Path> logs) {
        this.databases = databases;
        this.topics = topics;
        this.mailCatcher = mailCatcher;
        this.logs = List.copyOf(logs);
    }

    /** Everything, once nothing moves any more. */
    public Evidence read(List<Answer> answers, Set<String> poison, Set<String> secrets)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        List<PlainText> texts = new ArrayList<>(databases.plainColumns());
        for (Path log : logs) {
            texts.add(
                    PlainText.ofLog(String.valueOf(log.getFileName()), Files.readString(log, StandardCharsets.UTF_8)));
        }
        Map<String, List<String>> mails = mails(texts);
        return new Evidence(
                databases.orders(),
                databases.journal(),
                topics.records(),
                databases.schedules(),
                databases.notices(),
                mails,
                databases.parked(),
                answers,
                topics.groups(),
                databases.sessions(),
                poison,
                secrets,
                List.copyOf(texts),
                List.of(),
                List.of());
    }

    private Map<String, List<String>> mails(List<PlainText> texts) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(mailCatcher.resolve("/mails")).build();
            Map<String, List<String>> mails = new HashMap<>();
            for (JsonNode mail :
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
                String to = mail.get("to").asString();
                mails.computeIfAbsent(to, each -> new ArrayList<>())
                        .add(mail.get("subject").asString());
                texts.add(new PlainText("mail to " + to, mail.get("text").asString()));
            }
            return mails;
        }
    }
}
