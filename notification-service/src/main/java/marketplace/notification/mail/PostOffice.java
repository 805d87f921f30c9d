package marketplace.notification.mail;

import java.util.Optional;
import marketplace.notification.mail.MailMeters.Outcome;
import marketplace.notification.message.Reading;
import marketplace.notification.recipient.EmailAddress;
import marketplace.notification.recipient.Recipients;
import marketplace.platform.log.LogKeys;
import marketplace.platform.meter.TagValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Has a claimed mail handed to the mail server and settles what became of it. */
@Component
class PostOffice {

    private static final Logger log = LoggerFactory.getLogger(PostOffice.class);

    private final MailStore store;
    private final Recipients recipients;
    private final MailHandover handover;
    private final MailProperties properties;
    private final MailMeters meters;

    PostOffice(
            MailStore store,
            Recipients recipients,
            MailHandover handover,
            MailProperties properties,
            MailMeters meters) {
        this.store = store;
        this.recipients = recipients;
        this.handover = handover;
        this.properties = properties;
        this.meters = meters;
    }

    /** Whether the mail is settled by this try; it is not when another instance has taken it over meanwhile. */
    Mono<Boolean> send(DueMail mail) {
        EmailAddress address = mail.address();
        if (address == null) {
            return giveUp(mail, MailFailure.NO_ADDRESS).onErrorResume(failure -> leaveToNextLease(mail, failure));
        }
        return recipients
                .reading(mail.recipient(), null)
                .flatMap(reading -> deliver(mail, address, reading))
                .flatMap(failure -> settle(mail, failure))
                .onErrorResume(failure -> leaveToNextLease(mail, failure));
    }

    private Mono<Optional<MailFailure>> deliver(DueMail mail, EmailAddress address, Reading reading) {
        return Mono.fromCallable(() -> handover.give(mail, address, reading)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Boolean> settle(DueMail mail, Optional<MailFailure> failure) {
        return failure.map(reason -> retryOrGiveUp(mail, reason)).orElseGet(() -> sent(mail));
    }

    private Mono<Boolean> sent(DueMail mail) {
        meters.count(Outcome.SENT);
        return store.sent(mail);
    }

    private static Mono<Boolean> leaveToNextLease(DueMail mail, Throwable failure) {
        log.atWarn()
                .addKeyValue(LogKeys.TENANT, tenant(mail))
                .log("mail of notice {} not settled: {}", mail.noticeId(), failure.toString());
        return Mono.just(false);
    }

    private Mono<Boolean> retryOrGiveUp(DueMail mail, MailFailure failure) {
        if (mail.attempt() > properties.retryAfter().size()) {
            return giveUp(mail, failure);
        }
        meters.count(Outcome.RETRIED, failure);
        log.atDebug()
                .addKeyValue(LogKeys.TENANT, tenant(mail))
                .log("mail of notice {} not sent at try {}: {}", mail.noticeId(), mail.attempt(), failure);
        return store.retryLater(mail, failure, properties.retryAfter().get(mail.attempt() - 1));
    }

    private Mono<Boolean> giveUp(DueMail mail, MailFailure failure) {
        meters.count(Outcome.GIVEN_UP, failure);
        log.atWarn()
                .addKeyValue(LogKeys.TENANT, tenant(mail))
                .log("mail of notice {} given up after try {}: {}", mail.noticeId(), mail.attempt(), failure);
        return store.giveUp(mail, failure);
    }

    private static String tenant(DueMail mail) {
        return "%s:%s"
                .formatted(
                        TagValues.of(mail.recipient().role()), mail.recipient().id());
    }
}
