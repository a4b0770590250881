package dev.galeractl.bootstrap.host;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Locale;

/** Why a host does not do what was wanted. Its sentence is for the user: it says what was seen, and the way out where there is one. */
public final class HostProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. Each has its sentence, {@code host.<name in small letters>}. */
    public enum Kind {
        /** The name does not resolve: {@code address}. */
        NAME_UNKNOWN,
        /** Nothing listens: {@code address}. */
        CONNECTION_REFUSED,
        /** Nothing came back: {@code address}. */
        CONNECTION_TIMED_OUT,
        /** Anything else before the greeting: {@code address}, {@code reason}. */
        UNREACHABLE,
        /** The user's configuration of SSH cannot be followed: {@code said}. */
        CONFIGURATION,
        /** It says something that must not be passed over and is not supported: {@code setting}. */
        SETTING_UNSUPPORTED,
        /** It wants a program to make the connection: {@code command}. */
        PROXY_COMMAND,
        /** The server opens no more channels: {@code reason}. */
        CHANNEL_REFUSED,
        /** No line about this host in the files of known hosts: {@code address}, {@code type}, {@code fingerprint}, {@code name}, {@code files}. */
        HOST_KEY_UNKNOWN,
        /** Another key than the known one: {@code address}, {@code type}, {@code fingerprint}, {@code place}. */
        HOST_KEY_CHANGED,
        /** A key marked as revoked: {@code address}, {@code type}, {@code fingerprint}, {@code place}. */
        HOST_KEY_REVOKED,
        /** Only a certificate authority vouches for it: {@code address}, {@code place}. */
        HOST_KEY_CERTIFIED,
        /** None of the keys was accepted: {@code user}, {@code address}, {@code tried}, {@code accepts}. */
        AUTHENTICATION_REFUSED,
        /** The server hung up before all keys were tried: {@code user}, {@code address}, {@code tried}. */
        TOO_MANY_KEYS,
        /** There is no key to log in with: {@code user}, {@code files}. */
        NO_KEY,
        /** A key has a passphrase that was not given, or a wrong one was: {@code files}. */
        KEY_LOCKED,
        /** The connection ended before the answer: {@code command}. */
        CONNECTION_LOST,
        /** sudo does not let this user do it: {@code said}. */
        SUDO_REFUSED,
        /** sudo asks for a password and there is none. */
        SUDO_NEEDS_PASSWORD,
        /** sudo does not take the password. */
        SUDO_PASSWORD_WRONG,
        /** There is no such program: {@code program}. */
        COMMAND_NOT_FOUND,
        /** The login shell did not start it: {@code status}, {@code said}. */
        NOT_STARTED,
        /** There is no such file or folder: {@code file}. */
        FILE_ABSENT,
        /** The user may not read it: {@code file}. */
        FILE_FORBIDDEN,
        /** It is something else, or cannot be read for another reason: {@code file}, {@code said}. */
        FILE_UNREADABLE,
        /** It is larger than what is read of it: {@code file}, {@code limit}. */
        FILE_TOO_LARGE,
        /** It could not be put there; what was there before still is: {@code file}, {@code said}. */
        FILE_NOT_WRITTEN,
        /** The end of an answer is missing: {@code said}. */
        ANSWER_INCOMPLETE,
        /** It took longer than allowed and was ended: {@code command}, {@code seconds}. */
        TIME_LIMIT,
        /** The user interrupted it: {@code command}. */
        INTERRUPTED
    }

    private final Kind kind;
    private final transient Sentence sentence;

    private HostProblem(Kind kind, Sentence sentence) {
        super(sentence.in(Locale.ENGLISH));
        this.kind = kind;
        this.sentence = sentence;
    }

    /** A problem of a host, with the parameters of its sentence as name, value, name, value. */
    public static HostProblem of(Kind kind, String host, String... namesAndValues) {
        String[] all = new String[namesAndValues.length + 2];
        all[0] = "host";
        all[1] = host;
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return new HostProblem(kind, Sentence.of(key(kind), all));
    }

    static String key(Kind kind) {
        return "host." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    public Sentence sentence() {
        return sentence;
    }
}
