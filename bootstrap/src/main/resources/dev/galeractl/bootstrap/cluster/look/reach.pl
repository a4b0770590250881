# Listens at addresses on which nothing listens, for a few seconds, and tells everybody who connects a mark; meanwhile connects to others and tells what
# came of it. Ends by itself: when all that was to come has come, and after these seconds in any case. Core modules only.
#
#   perl - MARK SECONDS SELF [listen=ADDRESS,PORT[,NODE]…]… [mark=NODE,ADDRESS,PORT]… [plain=NODE,ADDRESS,PORT]…
#
# "listen" names the nodes that will come there. "mark" wants to read the mark, and answers with it and its own name; "plain" is a server's port: connected,
# and closed at once.
use strict;
use warnings;
use Errno qw(EINPROGRESS EWOULDBLOCK ECONNREFUSED ETIMEDOUT);
use Fcntl qw(F_GETFL F_SETFL O_NONBLOCK);
use Socket qw(:DEFAULT getaddrinfo AI_NUMERICHOST AI_PASSIVE SOCK_STREAM);
# Without it a round trip is told in whole seconds only, and then not at all.
my $fine;
BEGIN { $fine = eval { require Time::HiRes; Time::HiRes->import('time'); 1 } }

my ($mark, $seconds, $self, @rest) = @ARGV;
# Whatever happens below: not a second longer.
alarm $seconds + 3;
$SIG{PIPE} = 'IGNORE';
my $begin = time;
my $end   = $begin + $seconds;
# The others begin a little later or earlier. Until then a closed port may still open.
my $retry   = $begin + $seconds / 2;
my $patience = $seconds * 0.3;
my (@listeners, @trials, @guests);
# Who has not come yet: listener's number → node → 1. As long as one is missing the listener stays, for that one may only be late.
my %missing;

sub unblocked { my $s = shift; fcntl $s, F_SETFL, (fcntl $s, F_GETFL, 0) | O_NONBLOCK; return $s }

for (@rest) {
    my ($kind, $where) = split /=/, $_, 2;
    my @words = split /,/, $where;
    if ($kind eq 'listen') {
        my ($address, $port, @nodes) = @words;
        my ($error, @found) = getaddrinfo $address, $port, { socktype => SOCK_STREAM, flags => AI_PASSIVE };
        my $place = $found[0];
        my $socket;
        if (!$error && $place
            && socket($socket, $place->{family}, SOCK_STREAM, 0)
            && setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1)
            && bind($socket, $place->{addr})
            && listen $socket, 64) {
            push @listeners, unblocked $socket;
            $missing{fileno $socket} = { map { $_ => 1 } @nodes };
            print "opened $port\n";
        } else {
            print "unopened $port ", $error || $!, "\n";
        }
    } else {
        push @trials, { kind => $kind, node => $words[0], address => $words[1], port => $words[2], at => $begin };
    }
}

sub told { my ($trial, $answer, $took) = @_; $trial->{done} = 1; close delete $trial->{socket} if $trial->{socket};
    print join(' ', 'tried', $trial->{node}, $trial->{port}, $answer, defined $took && $fine ? int($took * 1e6) : ''), "\n" }

sub started {
    my $trial = shift;
    my ($error, @found) = getaddrinfo $trial->{address}, $trial->{port}, { socktype => SOCK_STREAM };
    return told $trial, 'no-route' if $error || !@found;
    my $socket;
    socket $socket, $found[0]{family}, SOCK_STREAM, 0 or return told $trial, 'untried';
    unblocked $socket;
    $trial->{begun} = time;
    $trial->{socket} = $socket;
    $trial->{said} = '';
    delete $trial->{connected};
    connect $socket, $found[0]{addr} or $! == EINPROGRESS or failed($trial, $!);
}

sub failed {
    my ($trial, $why) = @_;
    close delete $trial->{socket} if $trial->{socket};
    if ($why == ECONNREFUSED) {
        return told $trial, 'refused' if $trial->{kind} eq 'plain' || time > $retry;
        $trial->{at} = time + 0.2;
        return;
    }
    told $trial, $why == ETIMEDOUT ? 'dropped' : 'no-route';
}

sub ready {
    my $trial = shift;
    if (!$trial->{connected}) {
        my $error = unpack 'i', getsockopt $trial->{socket}, SOL_SOCKET, SO_ERROR;
        if ($error) { local $! = $error; return failed($trial, $!) }
        $trial->{connected} = time - $trial->{begun};
        return told $trial, 'reached', $trial->{connected} if $trial->{kind} eq 'plain';
        return;
    }
    my $got = sysread $trial->{socket}, my $bytes, 64;
    return if !defined $got && $! == EWOULDBLOCK;
    if ($got) { $trial->{said} .= $bytes; return if length $trial->{said} < length $mark }
    my $ours = $trial->{said} eq $mark;
    syswrite $trial->{socket}, "$mark $self\n" if $ours;
    told $trial, $ours ? ('reached', $trial->{connected}) : 'somebody-else';
}

# What a guest answers; a stranger's words are nothing.
sub heard {
    my $guest = shift;
    my $got = sysread $guest->{socket}, my $bytes, 512;
    return if !defined $got && $! == EWOULDBLOCK;
    $guest->{said} .= $bytes if $got;
    delete $missing{$guest->{of}}{$1} if $guest->{said} =~ /^\Q$mark\E ([^\n]*)\n/;
    close delete $guest->{socket} if !$got || length $guest->{said} > 512;
}

sub all_is_seen { return !grep({ !$_->{done} } @trials) && !grep { %$_ } values %missing }

while (time < $end && !all_is_seen) {
    for my $trial (grep { !$_->{done} } @trials) {
        started $trial if !$trial->{socket} && time >= $trial->{at};
        told $trial, $trial->{connected} ? 'somebody-else' : 'dropped'
            if $trial->{socket} && time - $trial->{begun} > $patience;
    }
    my ($reads, $writes) = ('', '');
    vec($reads, fileno $_, 1) = 1 for @listeners;
    @guests = grep { $_->{socket} } @guests;
    vec($reads, fileno $_->{socket}, 1) = 1 for @guests;
    for my $trial (grep { $_->{socket} } @trials) {
        if ($trial->{connected}) { vec($reads, fileno $trial->{socket}, 1) = 1 } else { vec($writes, fileno $trial->{socket}, 1) = 1 }
    }
    next if select($reads, $writes, undef, 0.1) < 1;
    heard $_ for grep { vec $reads, fileno $_->{socket}, 1 } @guests;
    for my $listener (grep { vec $reads, fileno $_, 1 } @listeners) {
        # Kept until the guest has gone, or the end: closing at once could throw the mark away unread.
        if (accept my $guest, $listener) {
            syswrite $guest, $mark;
            push @guests, { socket => unblocked($guest), of => fileno $listener, said => '' };
        }
    }
    for my $trial (grep { $_->{socket} } @trials) {
        ready $trial if vec($trial->{connected} ? $reads : $writes, fileno $trial->{socket}, 1);
    }
}
told $_, 'untried' for grep { !$_->{done} } @trials;
print "end\n";
