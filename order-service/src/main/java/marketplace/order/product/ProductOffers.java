package marketplace.order.product;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import marketplace.order.model.Money;
import marketplace.order.model.RequirementTemplate;
import marketplace.order.model.RequirementTemplate.Field;
import marketplace.order.model.RequirementTemplate.FieldKind;
import marketplace.order.policy.DeadlineWishes;
import marketplace.order.product.Product.Offer;
import marketplace.order.product.ProductBody.DeadlinesBody;
import marketplace.order.product.ProductBody.FieldBody;
import marketplace.order.product.ProductBody.TemplateBody;
import marketplace.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Checks what a provider wrote and makes an offer of it. */
final class ProductOffers {

    private static final int DEFAULT_LENGTH = 2000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(731);

    private ProductOffers() {}

    static Offer offer(ProductBody body) {
        Money price = body.listPrice().money("/listPrice");
        if (price.amount() <= 0) {
            throw ProblemException.invalid("/listPrice/amount", "above zero");
        }
        return new Offer(
                body.name().strip(),
                price,
                body.deliveryMethod(),
                template(body.requirementTemplate()),
                DeliveryOffers.delivery(body),
                deadlines(body.deadlines()));
    }

    private static @Nullable RequirementTemplate template(@Nullable TemplateBody body) {
        if (body == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < body.fields().size(); i++) {
            if (!names.add(body.fields().get(i).name())) {
                throw ProblemException.invalid("/requirementTemplate/fields/%d/name".formatted(i), "used twice");
            }
        }
        List<FieldBody> fields = body.fields();
        return new RequirementTemplate(IntStream.range(0, fields.size())
                .mapToObj(i -> field(fields.get(i), "/requirementTemplate/fields/" + i))
                .toList());
    }

    private static Field field(FieldBody body, String pointer) {
        List<String> choices = Objects.requireNonNullElse(body.choices(), List.of());
        if ((body.kind() == FieldKind.CHOICE) == choices.isEmpty()) {
            throw ProblemException.invalid(pointer + "/choices", "for kind CHOICE at least one, for others none");
        }
        int maxLength = Objects.requireNonNullElse(body.maxLength(), DEFAULT_LENGTH);
        return new Field(body.name(), body.label(), body.kind(), body.required(), maxLength, choices);
    }

    private static DeadlineWishes deadlines(@Nullable DeadlinesBody body) {
        return body == null
                ? DeadlineWishes.NONE
                : new DeadlineWishes(
                        period(body.payment(), "payment"),
                        period(body.requirement(), "requirement"),
                        period(body.start(), "start"),
                        period(body.confirmation(), "confirmation"));
    }

    private static @Nullable Duration period(@Nullable Duration wish, String name) {
        if (wish != null && (wish.compareTo(SHORTEST) < 0 || wish.compareTo(LONGEST) > 0)) {
            throw ProblemException.invalid("/deadlines/" + name, "between %s and %s".formatted(SHORTEST, LONGEST));
        }
        return wish;
    }
}
