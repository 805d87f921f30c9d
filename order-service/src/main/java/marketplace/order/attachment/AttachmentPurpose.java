package marketplace.order.attachment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import marketplace.contracts.Role;
import marketplace.platform.security.Caller;

/** What a file is for: that decides who may upload it and who may read it. */
public enum AttachmentPurpose {
    /** Goes with the requirement form. */
    REQUIREMENT,
    /** What the provider hands over: a secret of the buyer, like completion information. */
    COMPLETION,
    /** Supports one side of a dispute. */
    EVIDENCE;

    /** As callers write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttachmentPurpose of(String text) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such purpose"));
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(AttachmentPurpose::text).toList();
    }

    /** Lets only those pass who may add such a file to their order. */
    void requireUploader(Caller caller) {
        caller.require(uploaders().toArray(Role[]::new));
    }

    /** Lets only those pass who may read the content of such a file. */
    void requireReader(Caller caller) {
        caller.require(readers().toArray(Role[]::new));
    }

    boolean isReadableBy(Role role) {
        return readers().contains(role);
    }

    private List<Role> uploaders() {
        return switch (this) {
            case REQUIREMENT -> List.of(Role.BUYER);
            case COMPLETION -> List.of(Role.PROVIDER);
            case EVIDENCE -> List.of(Role.BUYER, Role.PROVIDER);
        };
    }

    private List<Role> readers() {
        return switch (this) {
            case REQUIREMENT, EVIDENCE -> List.of(Role.BUYER, Role.PROVIDER, Role.OPERATOR);
            case COMPLETION -> List.of(Role.BUYER);
        };
    }
}
