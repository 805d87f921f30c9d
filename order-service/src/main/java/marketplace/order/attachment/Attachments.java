package marketplace.order.attachment;

import java.util.List;
import java.util.regex.Pattern;
import marketplace.order.access.VisibleOrders;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The files of an order as far as the caller may know of them. */
@Component
class Attachments {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final AttachmentStore store;
    private final SealedContent content;
    private final VisibleOrders orders;

    Attachments(AttachmentStore store, SealedContent content, VisibleOrders orders) {
        this.store = store;
        this.content = content;
        this.orders = orders;
    }

    /** Those that the caller may see, in the sequence in which they came. */
    Mono<List<StoredAttachment>> list(Caller caller, String number) {
        return orders.find(caller, number)
                .flatMap(order -> store.ofOrder(order.number())
                        .filter(attachment -> attachment.isVisibleTo(caller))
                        .collectList());
    }

    /** The file; a problem as a signal when the caller may not know of it. */
    Mono<StoredAttachment> find(Caller caller, String number, String id) {
        return orders.find(caller, number)
                .filter(order -> ID.matcher(id).matches())
                .flatMap(order -> store.byIds(order.number(), List.of(id)).next())
                .filter(attachment -> attachment.isVisibleTo(caller))
                .switchIfEmpty(Mono.error(Attachments::notFound));
    }

    /** Takes the caller's own file back, unless a command has named it. */
    Mono<Void> takeBack(Caller caller, String number, String id) {
        return find(caller, number, id)
                .map(attachment -> requireOwn(attachment, caller))
                .flatMap(attachment -> store.discard(attachment.key(), attachment.uploadedAt())
                        .flatMap(discarded ->
                                discarded ? content.delete(attachment.key()) : refuse(caller, attachment)));
    }

    /** Something else happened to it meanwhile. */
    private Mono<Void> refuse(Caller caller, StoredAttachment attachment) {
        return find(caller, attachment.key().orderNumber(), attachment.key().id())
                .flatMap(stillThere -> Mono.error(named()));
    }

    /** What somebody else uploaded is seen only when it has been named. */
    private static StoredAttachment requireOwn(StoredAttachment attachment, Caller caller) {
        if (attachment.namedAt() != null || !attachment.isOf(caller)) {
            throw named();
        }
        return attachment;
    }

    private static ProblemException named() {
        return new ProblemException(OrderProblems.ATTACHMENT_NAMED, "a command has named it; it stays with the order");
    }

    private static ProblemException notFound() {
        return new ProblemException(OrderProblems.ATTACHMENT_NOT_FOUND, "no file with this id");
    }
}
