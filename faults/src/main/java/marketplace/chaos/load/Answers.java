package marketplace.chaos.load;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import marketplace.chaos.evidence.Answer;

/** Everything that clients saw, in no particular order. */
public final class Answers {

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    void add(Answer answer) {
        answers.add(answer);
    }

    /** As many as there are by now. */
    public List<Answer> all() {
        return List.copyOf(answers);
    }
}
