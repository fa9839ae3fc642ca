/*
 * Makes each fsync and fdatasync of a process take SLOW_FLUSH_MICROS longer (2000 unless set), as on a disk whose flush is
 * not nearly free. Build and use:
 *
 *   gcc -shared -fPIC -O2 -o slow-flush.so slow-flush.c -ldl
 *   LD_PRELOAD=./slow-flush.so java -cp target/benchmarks.jar dev.cuehook.benchmarks.inbox.InboxBenchmarks embedded
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_as_a_disk_would(void)
{
    const char *micros = getenv("SLOW_FLUSH_MICROS");
    usleep(micros == NULL ? 2000 : (useconds_t) strtoul(micros, NULL, 10));
}

int fsync(int file)
{
    int (*flush)(int) = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
    wait_as_a_disk_would();
    return flush(file);
}

int fdatasync(int file)
{
    int (*flush)(int) = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
    wait_as_a_disk_would();
    return flush(file);
}
