package marketplace.notification.rule;

import java.util.Optional;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Role;
import marketplace.notification.recipient.Recipient;

/** Whom a rule tells. */
enum Who {
    BUYER {
        @Override
        Optional<Recipient> of(OrderEventMessage event) {
            return Optional.of(new Recipient(Role.BUYER, event.order().buyerId()));
        }
    },
    PROVIDER {
        @Override
        Optional<Recipient> of(OrderEventMessage event) {
            return Optional.of(new Recipient(Role.PROVIDER, event.order().providerId()));
        }
    },
    OPERATOR {
        @Override
        Optional<Recipient> of(OrderEventMessage event) {
            return Optional.of(Recipient.OPERATORS);
        }
    },
    /** The party that did not do it; nobody when no party did. */
    OTHER_PARTY {
        @Override
        Optional<Recipient> of(OrderEventMessage event) {
            return switch (event.actor().role()) {
                case BUYER -> PROVIDER.of(event);
                case PROVIDER -> BUYER.of(event);
                case OPERATOR, SERVICE -> Optional.empty();
            };
        }
    },
    /** The party for whom the deadline runs; nobody when none runs or a machine must act. */
    WHO_MUST_ACT {
        @Override
        Optional<Recipient> of(OrderEventMessage event) {
            return Optional.ofNullable(event.deadline()).flatMap(deadline -> switch (deadline.mustAct()) {
                case BUYER -> BUYER.of(event);
                case PROVIDER -> PROVIDER.of(event);
                case OPERATOR -> OPERATOR.of(event);
                case SERVICE -> Optional.empty();
            });
        }
    };

    abstract Optional<Recipient> of(OrderEventMessage event);
}
