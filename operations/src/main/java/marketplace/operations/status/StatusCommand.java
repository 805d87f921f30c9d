package marketplace.operations.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import marketplace.operations.api.ManagementPorts;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Output;
import marketplace.operations.topic.KafkaCluster;
import picocli.CommandLine.Command;

/** The first look: one line for each thing that may be wrong. */
@Command(
        name = "status",
        description = {
            "The first look, on one screen: which instances are ready, what is paused, how far relay and consumers are"
                    + " behind, what waits for an operator. NEXT says fine, or what to run or read next. The exit code is 0"
                    + " only if every line says fine."
        })
public final class StatusCommand implements Callable<Integer> {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
    private static final int NOT_ALL_FINE = 1;
    private static final List<Column> COLUMNS =
            List.of(Column.of("WHAT", "/what"), Column.of("SEEN", "/seen"), Column.of("NEXT", "/next"));

    private final Questions questions;
    private final Output output;

    public StatusCommand(OperatorApi api, ManagementPorts ports, KafkaCluster cluster, Output output) {
        this.questions = new Questions(api, ports, cluster);
        this.output = output;
    }

    @Override
    public Integer call() {
        List<Look> looks = looks(questions.all());
        output.list(COLUMNS, looks.stream().map(Look::toJson).toList());
        return looks.stream().allMatch(Look::fine) ? 0 : NOT_ALL_FINE;
    }

    /** All at once: what hangs keeps nothing else waiting, and itself not for long. */
    private static List<Look> looks(List<Question> asked) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Look>> asking = asked.stream()
                    .<Callable<Look>>map(question -> question::answer)
                    .toList();
            List<Future<Look>> answers = threads.invokeAll(asking, ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            List<Look> looks = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                looks.add(look(asked.get(i), answers.get(i)));
            }
            return looks;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FailedException("stopped");
        }
    }

    private static Look look(Question question, Future<Look> answer) {
        return switch (answer.state()) {
            case SUCCESS -> answer.resultNow();
            case FAILED -> question.unanswered(answer.exceptionNow().toString());
            case CANCELLED, RUNNING ->
                question.unanswered("no answer within %d s".formatted(ANSWERED_WITHIN.toSeconds()));
        };
    }
}
