package marketplace.order.attachment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.order.access.VisibleOrders;
import marketplace.order.model.Attachment;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.problem.ProblemException.FieldError;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the files that a command is to name. Whether they still are there when it is decided, its transaction looks. */
@Component
public class NamedAttachments {

    private static final String NOT_THERE = "no file of yours for this order and purpose";
    private static final String TWICE = "named twice";

    private final AttachmentStore store;
    private final VisibleOrders orders;

    NamedAttachments(AttachmentStore store, VisibleOrders orders) {
        this.store = store;
        this.orders = orders;
    }

    /**
     * The files, in the sequence in which they are named.
     *
     * @param ids as the body of the command has them in {@code attachments}; null where it has none
     * @throws ProblemException as a signal, when one is not a whole file that the caller uploaded to this order for this purpose
     */
    public Mono<List<Attachment>> find(
            Caller caller, String orderNumber, AttachmentPurpose purpose, @Nullable List<String> ids) {
        return ids == null || ids.isEmpty()
                ? Mono.just(List.of())
                : orders.find(caller, orderNumber)
                        .doOnNext(order -> purpose.requireUploader(caller))
                        .flatMap(order -> store.byIds(order.number(), ids).collectList())
                        .map(found -> named(ids, usable(found, caller, purpose)));
    }

    private static Map<String, StoredAttachment> usable(
            List<StoredAttachment> found, Caller caller, AttachmentPurpose purpose) {
        return found.stream()
                .filter(attachment -> attachment.isOf(caller))
                .filter(attachment -> attachment.file().purpose() == purpose)
                .collect(Collectors.toMap(attachment -> attachment.key().id(), Function.identity()));
    }

    private static List<Attachment> named(List<String> ids, Map<String, StoredAttachment> usable) {
        List<Attachment> named = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            StoredAttachment attachment = usable.get(ids.get(i));
            if (attachment == null) {
                errors.add(new FieldError("/attachments/" + i, NOT_THERE));
            } else if (before.add(ids.get(i))) {
                named.add(named(attachment));
            } else {
                errors.add(new FieldError("/attachments/" + i, TWICE));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformProblems.INVALID_REQUEST, "see errors").member("errors", errors);
        }
        return named;
    }

    /** The digest of what only the buyer may read goes nowhere: that of a short secret could be guessed. */
    private static Attachment named(StoredAttachment attachment) {
        NewFile file = attachment.file();
        return new Attachment(
                attachment.key().id(),
                file.name(),
                file.kind().mediaType(),
                attachment.size(),
                file.purpose() == AttachmentPurpose.COMPLETION ? null : attachment.sha256Hex());
    }
}
