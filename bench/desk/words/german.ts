import { type Language, listed } from "./language"

/** German, as customers of an airline and a shop write it. */
export const german: Language = {
  name: "German",
  share: 0.09,
  blank: " ",
  stop: ".",
  given: listed("Lena Jonas Mia Felix Jürgen Anke Björn Greta Käthe Lukas Heike Moritz Sören Ulrike"),
  family: listed("Müller Schmidt Schneider Fischer Weber Wagner Becker Schäfer Köhler Krüger Vogel Groß Weiß Böhm"),
  words: listed(`
ich die der und nicht das ist es mein meine zu in mir den ein sie mit für auf war haben habe von wir aber noch bitte danke
eine dem im an auch hat wie was wann seit hallo guten Flug Koffer Gepäck Nummer Buchung Ticket Geld Rückerstattung zurück
bezahlt Karte Konto abgebucht zweimal niemand antwortet Antwort warte Stunden Tage Woche Monat heute morgen gestern Abend
Nacht Zeit Telefon angerufen Nachricht Mail kann können muss soll will würde wird wurde sind werden keine kein nur schon
immer wieder mehr sehr gut schlecht alles nichts nie jetzt dann wenn weil dass ob wo wer warum ohne über bis nach bei aus
Flughafen Gate Verspätung verspätet storniert stornieren ändern Änderung Datum Name falsch richtig Adresse Lieferung
Bestellung Paket Laden Größe Farbe blau rot schwarz weiß kaputt beschädigt verloren gefunden finden angekommen ankommen
abfliegen Boarding Reisepass Familie Kind Kinder Baby Mutter Vater Mann Frau Freundin Arzt Rollstuhl Versicherung Brief
Beweis Foto Bildschirmfoto Link Seite App Passwort Code senden geschickt bekommen Kundenservice Mitarbeiter Beschwerde Fall
Aktenzeichen Bestätigung Beleg Rechnung Dokument Formular Entschädigung Anspruch Regel erlaubt möglich Angebot Sitz Fenster
Gang Essen vegetarisch Allergie Wasser Kaffee Sicherheit Schlange Schalter Personal Flugzeug Wetter Nebel Sturm Schnee Streik
Anschluss verpasst Hotel Zimmer Bus Zug Gepäckband Anhänger Sendungsverfolgung Stand Auskunft erklären Grund unmöglich
schrecklich ausgezeichnet freundlich unfreundlich perfekt besser schlimmer hoffe möchte brauche versuche frage sehe glaube
verstehe versprochen Regenschirm Kinderwagen Hochzeit Vorstellungsgespräch Fahrradanhänger Streichholzschächtelchen Fluggastrechteverordnung`),
}
