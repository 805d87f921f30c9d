package marketplace.order.changes;

import marketplace.order.lane.Lanes;
import marketplace.order.problem.OrderProblems;
import marketplace.order.request.SealedCursors;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;

/** What clients keep of {@link LanePositions}: a text that works for them alone. */
@Component
class ChangeCursors {

    private static final String QUESTION = "changes";

    private final SealedCursors sealed;
    private final int lanes;

    ChangeCursors(SealedCursors sealed, Lanes lanes) {
        this.sealed = sealed;
        this.lanes = lanes.count();
    }

    LanePositions beginning() {
        return LanePositions.beginning(lanes);
    }

    String write(Caller caller, LanePositions seen) {
        return sealed.seal(caller, QUESTION, seen.bytes());
    }

    /**
     * The positions that a cursor stands for.
     *
     * @throws ProblemException when this caller did not get it from here
     */
    LanePositions read(Caller caller, String cursor) {
        return sealed.place(caller, QUESTION, cursor)
                .flatMap(LanePositions::from)
                .map(seen -> seen.over(lanes))
                .orElseThrow(() -> new ProblemException(
                        OrderProblems.INVALID_CURSOR,
                        "send a cursor of this feed as you got it, or none to begin anew"));
    }
}
