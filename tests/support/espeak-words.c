/*
 * Speaks sentences into WAV files and says when each of their words begins and ends, by espeak-ng's own clock.
 *   cc -o espeak-words espeak-words.c -lespeak-ng      (Debian: libespeak-ng-dev)
 *   espeak-words FOLDER < lines
 * A line is VOICE, SPEED, PITCH and the sentence, with tabs between. Line 0 becomes FOLDER/0.wav and the first line of
 * output: [{"start":0.000,"end":0.110,"text":"One"}, ...], seconds; a word is what stands between spaces. Sentences are
 * spoken in one process, so their sound depends on what was spoken before: the voice's flutter runs on.
 */
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 500 };
typedef struct { const char *text; int length, from, to; } Word; /* from and to in ms, -1 while not known */

static Word words[MOST_WORDS];
static int count, current;
static const char *sentence;
static short *sound = NULL;
static size_t samples;

static void splitWords(const char *text) {
  sentence = text;
  count = 0;
  current = -1;
  for (const char *at = text; count < MOST_WORDS; at += words[count++].length) {
    at += strspn(at, " ");
    if (!*at) return;
    words[count] = (Word){at, (int)strcspn(at, " "), -1, -1};
  }
}

static int lettersBefore(const char *place) {
  int letters = 0;
  for (const char *at = sentence; at < place; at++) letters += (*at & 0xC0) != 0x80;
  return letters;
}

/* Positions in events are counted in letters, from 1. */
static int wordAt(int position) {
  for (int index = count - 1; index > 0; index--)
    if (lettersBefore(words[index].text) < position) return index;
  return 0;
}

/* A phoneme that has no letter is a pause: the word before it has ended. A word of no length is the end of all. */
static int onSound(short *wave, int length, espeak_EVENT *event) {
  if (wave && length > 0) {
    sound = realloc(sound, (samples + length) * sizeof *sound);
    memcpy(sound + samples, wave, length * sizeof *sound);
    samples += length;
  }
  for (; event->type != espeakEVENT_LIST_TERMINATED; event++) {
    const int isPause = event->type == espeakEVENT_PHONEME && event->id.string[0] == 0;
    const int isWord = event->type == espeakEVENT_WORD && event->length > 0;
    const int word = isWord ? wordAt(event->text_position) : current;
    if (current >= 0 && (isPause || word != current) && words[current].to < 0) words[current].to = event->audio_position;
    if (word != current) words[current = word].from = event->audio_position;
  }
  return 0;
}

static void writeWav(const char *folder, int line, unsigned rate) {
  const unsigned bytes = samples * 2, riff = bytes + 36, sixteen = 16, perSecond = rate * 2;
  const unsigned short pcm = 1, mono = 1, frame = 2, bits = 16;
  char path[4096];
  snprintf(path, sizeof path, "%s/%d.wav", folder, line);
  FILE *file = fopen(path, "wb");
  if (!file) { perror(path); exit(1); }
  fwrite("RIFF", 4, 1, file); fwrite(&riff, 4, 1, file); fwrite("WAVEfmt ", 8, 1, file);
  fwrite(&sixteen, 4, 1, file); fwrite(&pcm, 2, 1, file); fwrite(&mono, 2, 1, file);
  fwrite(&rate, 4, 1, file); fwrite(&perSecond, 4, 1, file); fwrite(&frame, 2, 1, file); fwrite(&bits, 2, 1, file);
  fwrite("data", 4, 1, file); fwrite(&bytes, 4, 1, file); fwrite(sound, 2, samples, file);
  fclose(file);
}

static void printWords(int rate) {
  const char *mark = "";
  printf("[");
  for (int index = 0; index < count; index++) {
    const Word word = words[index];
    if (word.from < 0) continue; /* marks that stand alone, as in French " ?" */
    const double end = word.to < 0 ? (double)samples / rate : word.to / 1000.0;
    printf("%s{\"start\":%.3f,\"end\":%.3f,\"text\":\"%.*s\"}", mark, word.from / 1000.0, end, word.length, word.text);
    mark = ",";
  }
  puts("]");
}

static void speak(const char *voice, const char *speed, const char *pitch, const char *text) {
  if (espeak_SetVoiceByName(voice) != EE_OK) { fprintf(stderr, "no voice %s\n", voice); exit(1); }
  espeak_SetParameter(espeakRATE, atoi(speed), 0);
  espeak_SetParameter(espeakPITCH, atoi(pitch), 0);
  samples = 0;
  splitWords(text);
  espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, NULL, NULL);
  espeak_Synchronize();
}

int main(int args, char **arg) {
  if (args != 2) { fprintf(stderr, "espeak-words FOLDER < lines\n"); return 2; }
  const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                                     espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA);
  if (rate <= 0) { fprintf(stderr, "espeak-ng does not start\n"); return 1; }
  espeak_SetSynthCallback(onSound);
  char text[8192];
  for (int line = 0; fgets(text, sizeof text, stdin); line++) {
    text[strcspn(text, "\n")] = 0;
    const char *voice = strtok(text, "\t"), *speed = strtok(NULL, "\t"), *pitch = strtok(NULL, "\t");
    const char *words = strtok(NULL, "\t");
    if (!words) { fprintf(stderr, "line %d: VOICE, SPEED, PITCH and a sentence, with tabs between\n", line); return 1; }
    speak(voice, speed, pitch, words);
    writeWav(arg[1], line, rate);
    printWords(rate);
  }
  return 0;
}
