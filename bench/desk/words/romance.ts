import { type Language, listed } from "./language"

/** Spanish, as customers of an airline and a shop write it. */
export const spanish: Language = {
  name: "Spanish",
  share: 0.1,
  blank: " ",
  stop: ".",
  given: listed("Lucía Mateo Sofía Diego Valentina Hugo Martina Pablo Elena Álvaro Carmen Javier Inés Raúl"),
  family: listed("García Fernández López Martínez Sánchez Pérez Gómez Ruiz Díaz Muñoz Álvarez Romero Núñez Ibáñez"),
  words: listed(`
de que no la el y a en mi me es lo un por se con para una los las pero su al del le ya si mis como está hola gracias vuelo
maleta cuándo qué hay tengo estoy puede puedo nadie todavía hace días horas favor ayuda número reserva billete dinero
reembolso pago tarjeta cobrado dos veces cuenta correo teléfono llamada llamé espera esperando respuesta responder mensaje
hoy mañana ayer noche tarde semana mes tiempo vez otra nuevo mismo también porque cuando donde quién cómo sin sobre hasta
desde entre muy más menos bien mal todo nada algo siempre nunca aeropuerto puerta retraso retrasado cancelado cancelar
cambio cambiar fecha nombre error equivocado correcto dirección entrega pedido paquete tienda talla color azul rojo negro
blanco roto dañado perdido encontrar llegó llegar salir embarque pasaporte familia hijo hija niño bebé madre padre marido
esposa amiga médico silla ruedas seguro carta prueba foto captura enlace página aplicación contraseña código enviar enviado
recibir recibido servicio atención cliente agente queja caso referencia confirmación recibo factura documento formulario
compensación reclamación política permitido opción oferta asiento ventana pasillo comida vegetariana alergia agua café sala
seguridad cola mostrador personal tripulación avión tiempo niebla tormenta nieve huelga conexión perdida hotel habitación
autobús tren taxi terminal cinta etiqueta seguimiento estado información explicar razón inaceptable terrible excelente amable
grosero perfecto mejor peor espero quiero quisiera necesito intento pregunto digo veo creo entiendo agradezco prometieron
paraguas violonchelo bicicleta cochecito boda entierro entrevista operación guitarra acuario murciélago ornitorrinco`),
}

/** French, as customers of an airline and a shop write it. */
export const french: Language = {
  name: "French",
  share: 0.07,
  blank: " ",
  stop: ".",
  given: listed("Chloé Louis Camille Hugo Inès Jules Léa Arthur Manon Gabriel Zoé Théo Élise Baptiste"),
  family: listed("Martin Bernard Dubois Moreau Laurent Lefèvre Girard Mercier Faure Chevalier Besson Guérin"),
  words: listed(`
de je le la les et à est pas vous mon ma mes que un une pour en ne il qui ce des du sur avec mais dans plus me ai bonjour
merci vol valise bagage quand toujours depuis jours heures numéro réservation billet argent remboursement payé carte compte
personne répond réponse attends attente téléphone appelé message courriel aujourd’hui demain hier soir matin semaine mois fois
encore aussi parce où comment pourquoi sans très bien mal tout rien jamais déjà aéroport porte retard annulé annuler
changer changement date nom erreur adresse livraison commande colis magasin taille couleur bleu rouge noir blanc cassé abîmé
perdu retrouver arrivé arriver partir embarquement passeport famille enfant bébé mère père mari femme amie médecin fauteuil
roulant assurance lettre preuve photo capture lien page application code envoyer envoyé reçu recevoir service client agent
plainte dossier référence confirmation facture document formulaire indemnisation réclamation règle possible option offre siège
hublot couloir repas végétarien allergie eau café salon sécurité guichet personnel équipage avion météo brouillard orage neige
grève correspondance manquée hôtel chambre bus train navette étiquette suivi état information expliquer raison inacceptable
horrible excellent gentil parfait mieux pire espère veux voudrais besoin essaie demande vois crois comprends remercie promis
parapluie violoncelle poussette mariage entretien opération guitare hérisson pamplemousse bibliothèque`),
}

/** Portuguese, as customers of an airline and a shop write it. */
export const portuguese: Language = {
  name: "Portuguese",
  share: 0.08,
  blank: " ",
  stop: ".",
  given: listed("João Maria Tiago Inês Duarte Beatriz Rui Catarina Nuno Leonor Vasco Matilde"),
  family: listed("Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Carvalho Gonçalves Magalhães Simões"),
  words: listed(`
de a o que e não em um para é com uma os do da me no na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando
muito há nos já está eu também só pelo pela até isso ela entre olá obrigado obrigada voo mala bagagem reserva bilhete número
dinheiro reembolso cartão conta cobrado duas vezes ninguém responde resposta espera telefone liguei mensagem hoje amanhã ontem
noite manhã semana mês dias horas minutos ainda porque onde quem sem sobre bem mal tudo nada nunca sempre aeroporto porta
atraso atrasado cancelado cancelar mudar data nome errado morada entrega encomenda loja tamanho cor azul vermelho preto branco
partido estragado perdido encontrar chegou chegar sair embarque passaporte família filho filha bebé mãe pai marido mulher
médico cadeira rodas seguro carta prova foto imagem ligação página aplicação senha código enviar enviado receber serviço
cliente reclamação caso referência confirmação recibo fatura documento formulário indemnização regra opção lugar janela
corredor refeição alergia água café segurança fila balcão avião nevoeiro tempestade neve greve escala perdida hotel quarto
autocarro comboio etiqueta estado informação explicar razão inaceitável péssimo excelente simpático perfeito melhor pior
espero quero preciso tento pergunto vejo acho entendo agradeço prometeram guarda-chuva violoncelo casamento entrevista azulejo`),
}
