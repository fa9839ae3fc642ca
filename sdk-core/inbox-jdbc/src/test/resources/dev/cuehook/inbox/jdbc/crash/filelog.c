/*
 * Loaded before the C library of a receiver: writes down, in one order, what is done to the files of its inbox and to the
 * files in which it notes its answers and its effects. A record: kind, file, length, offset, time (microseconds), data.
 *
 * A flush is written down when it is over, everything else before it is done: so what a record of an answer comes after
 * was over when the answer was given, and a kill leaves nothing out that was done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define DESCRIPTORS 65536

/* The order is that of the enum in FileEvent. */
static const char *const names[] = {"inbox", "inbox.db", "inbox.db-wal", "inbox.db-journal", "acks", "effects"};
enum { FILES = 6 };

struct header {
    uint32_t kind;
    uint32_t file;
    uint64_t length;
    uint64_t offset;
    uint64_t micros;
};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int log_descriptor = -1;
static int flush_micros;
static volatile signed char file_of[DESCRIPTORS]; /* 0: none of ours, else its place in names and 1 */

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CUEHOOK_FILE_LOG");
    const char *micros = getenv("CUEHOOK_FLUSH_MICROS");
    flush_micros = micros ? atoi(micros) : 0;
    if (path) log_descriptor = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(char kind, int file, const void *data, size_t length, off_t offset) {
    struct timespec now;
    pthread_mutex_lock(&order);
    clock_gettime(CLOCK_REALTIME, &now);
    struct header header = {kind, file, length, offset, now.tv_sec * 1000000ULL + now.tv_nsec / 1000};
    struct iovec parts[] = {{&header, sizeof header}, {(void *)data, data ? length : 0}};
    if (writev(log_descriptor, parts, 2) != (ssize_t)(sizeof header + parts[1].iov_len)) abort();
    pthread_mutex_unlock(&order);
}

static int file_named(const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    for (int i = 0; i < FILES && log_descriptor >= 0; i++)
        if (!strcmp(name, names[i])) return i;
    return -1;
}

static int file_at(int descriptor) {
    return descriptor >= 0 && descriptor < DESCRIPTORS ? file_of[descriptor] - 1 : -1;
}

static int opened(const char *path, int flags, mode_t mode, int (*open_it)(const char *, int, ...)) {
    int file = file_named(path);
    int is_new = file >= 0 && (flags & O_CREAT) && access(path, F_OK) != 0;
    int descriptor = open_it(path, flags, mode);
    if (file >= 0 && descriptor >= DESCRIPTORS) abort();
    if (file >= 0 && descriptor >= 0) {
        file_of[descriptor] = file + 1;
        if (is_new) note('C', file, NULL, 0, 0);
        if (flags & O_TRUNC) note('T', file, NULL, 0, 0);
    }
    return descriptor;
}

#define OPEN(name)                                                \
    int name(const char *path, int flags, ...) {                  \
        va_list more;                                             \
        va_start(more, flags);                                    \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0; \
        va_end(more);                                             \
        return opened(path, flags, mode, REAL(name));             \
    }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) file_of[descriptor] = 0;
    return REAL(close)(descriptor);
}

/* What was written down must have been done. */
static ssize_t whole(int file, size_t length, ssize_t written) {
    if (file >= 0 && written != (ssize_t)length) abort();
    return written;
}

ssize_t write(int descriptor, const void *data, size_t length) {
    int file = file_at(descriptor);
    off_t offset = file < 0 ? 0 : lseek(descriptor, 0, SEEK_CUR);
    if (file >= 0) note('W', file, data, length, offset);
    return whole(file, length, REAL(write)(descriptor, data, length));
}

#define PWRITE(name, offset_t)                                                             \
    ssize_t name(int descriptor, const void *data, size_t length, offset_t offset) {       \
        int file = file_at(descriptor);                                                    \
        if (file >= 0) note('W', file, data, length, offset);                              \
        return whole(file, length, REAL(name)(descriptor, data, length, offset));          \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define FTRUNCATE(name, offset_t)                                        \
    int name(int descriptor, offset_t length) {                          \
        int file = file_at(descriptor);                                  \
        if (file >= 0) note('T', file, NULL, 0, length);                 \
        return whole(file, 0, REAL(name)(descriptor, length));           \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

#define FLUSH(name)                                                                  \
    int name(int descriptor) {                                                       \
        int file = file_at(descriptor);                                              \
        if (file >= 0 && flush_micros) usleep(flush_micros);                         \
        int result = REAL(name)(descriptor);                                         \
        if (file >= 0 && result == 0) note('F', file, NULL, 0, 0);                   \
        return result;                                                               \
    }
FLUSH(fsync)
FLUSH(fdatasync)

int unlink(const char *path) {
    int file = access(path, F_OK) ? -1 : file_named(path);
    if (file >= 0) note('U', file, NULL, 0, 0);
    return whole(file, 0, REAL(unlink)(path));
}
