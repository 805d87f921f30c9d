package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/** Later due times that the parties talk about. */
public record Extensions(List<Proposal> proposals) {

    static final Extensions NONE = new Extensions(List.of());

    /** The proposal that waits for the other party; one for a deadline that no longer runs waits for nobody. */
    public Optional<Proposal> open(@Nullable Deadline running) {
        return proposals.stream()
                .filter(proposal -> proposal.state() == State.OPEN)
                .filter(proposal -> running != null && proposal.deadlineId().equals(running.id()))
                .reduce((earlier, later) -> later);
    }

    /** A new proposal takes the place of an older one. */
    Extensions proposed(Proposal proposal) {
        return new Extensions(Stream.concat(ended(State.REPLACED).proposals.stream(), Stream.of(proposal))
                .toList());
    }

    Extensions ended(State state) {
        return new Extensions(proposals.stream()
                .map(proposal -> proposal.state() == State.OPEN ? proposal.in(state) : proposal)
                .toList());
    }

    /**
     * A wish for more time.
     *
     * @param number 1 for the first of the order
     * @param deadlineId the deadline that is to be due later
     */
    public record Proposal(
            int number, Role by, String deadlineId, Instant dueAt, String reason, Instant at, State state) {

        Proposal in(State next) {
            return new Proposal(number, by, deadlineId, dueAt, reason, at, next);
        }
    }

    /** How a proposal stands. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        REPLACED
    }
}
